from .api import post
