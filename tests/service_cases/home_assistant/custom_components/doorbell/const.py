DOMAIN = "doorbell"
EVENT_RING = f"{DOMAIN}_ring"
ATTR_DURATION = "duration"
