PREFIX = "freight"
LOADED = f"{PREFIX}.wagon.loaded"
UNLOADED = f"{PREFIX}.wagon.unloaded"
