from constants.names import *  # noqa
from constants.names import Events as Things
