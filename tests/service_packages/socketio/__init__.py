from .server import AsyncServer
