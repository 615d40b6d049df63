class AsyncServer:
    def __init__(self, **kw):
        pass

    async def emit(self, event, data=None, room=None):
        pass

    def on(self, event):
        return lambda handler: handler
