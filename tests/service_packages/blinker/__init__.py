from .base import Namespace
from .base import signal
