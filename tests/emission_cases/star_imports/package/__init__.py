from ..bus import *
