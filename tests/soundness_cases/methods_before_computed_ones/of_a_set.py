import oslo_messaging
class Flags(set):
    def __getattr__(self, name):
        if name not in self:
            raise AttributeError(name)
        return True
class Switch:
    def __init__(self):
        self.flags = Flags()
    def turn_on(self, flag):
        self.flags.add(flag)
        oslo_messaging.Notifier(None).info({}, 'flag.on', {})  #! flag.on
    def turn_off(self, flag):
        self.flags.discard(flag)
        if not self.flags:
            oslo_messaging.Notifier(None).info({}, 'flags.none', {})  #! flags.none
def main():
    switch = Switch()
    switch.turn_on('loud')
    switch.turn_off('loud')

# run: main()
