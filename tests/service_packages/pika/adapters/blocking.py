class BlockingConnection:
    def channel(self):
        return Channel(self)


class Channel:
    def basic_publish(self, exchange, routing_key, body, **kw):
        pass
