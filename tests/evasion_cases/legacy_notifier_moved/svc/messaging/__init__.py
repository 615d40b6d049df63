from svc.messaging._bus import *  # noqa: F401,F403
