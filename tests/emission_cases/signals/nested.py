from signals import bus


class Door:
    @staticmethod
    def on_closed(what):
        bus.BUS.info(None, f'nested.{what}', {})

    def close(self):
        bus.closed.send('closed')  # NTF101 nested.closed


bus.closed.connect(Door.on_closed)
