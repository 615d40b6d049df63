def Field(default=..., **kw):
    return default
