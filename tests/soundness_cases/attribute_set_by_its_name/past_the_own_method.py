from oslo_messaging import Notifier


KIND = 'ice'


class Frozen:
    def __init__(self, notifier, kind):
        object.__setattr__(self, 'notifier', notifier)
        object.__setattr__(self, 'kind', kind)

    def __setattr__(self, name, value):
        self.notifier.error({}, f'{self.kind}.{name}.refused', {})

    def tell(self):
        self.notifier.info({}, 'ice.told', {})  #! ice.told


def main():
    frozen = Frozen(Notifier(None), KIND)
    frozen.tell()
    frozen.kind = 'water'  #! ice.kind.refused
    setattr(frozen, 'state', 'gas')  #! ice.state.refused

# run: main()
