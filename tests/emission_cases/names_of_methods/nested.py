import names_of_methods.bus


class Door:
    @staticmethod
    @names_of_methods.bus.on('door.closed')
    def closed(topic):
        names_of_methods.bus.NOTIFIER.info({}, 'nested.' + topic, {})

    def close(self):
        names_of_methods.bus.emit('door.closed')  # NTF101 all.door_closed NTF101 nested.door.closed
