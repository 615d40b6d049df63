from origins import rpc
from origins.rpc import DEEP, NAMED, PREPARED, get_bus


class Base:
    shared = rpc.get_bus('base')
    lazy = None

    def __init__(self, given=None):
        self.bus = get_bus()
        self.given = given or get_bus()

    @property
    def made(self):
        return get_bus('property')

    @classmethod
    def ensure(cls):
        if cls.lazy is None:
            cls.lazy = rpc.get_bus()
        return cls.lazy

    @staticmethod
    def static():
        return get_bus()


def run(ctx):
    get_bus().info(ctx, 'order.factory', {})  # NTF101 order.factory
    rpc.BUS.info(ctx, 'order.global', {})  # NTF101 order.global
    rpc.SENDER.info(ctx, 'order.conditional', {})  # NTF101 order.conditional
    PREPARED.info(ctx, 'order.prepared', {})  # NTF101 order.prepared
    NAMED.info(ctx, 'order.named', {})  # NTF101 order.named
    DEEP.info(ctx, 'order.deep', {})  # NTF101 order.deep
    bus = get_bus('x')
    bus.info(ctx, 'order.local', {})  # NTF101 order.local
    Base.ensure().info(ctx, 'order.ensured', {})  # NTF101 order.ensured
    Base.static().info(ctx, 'order.static', {})  # NTF101 order.static
    NAMED.sample(ctx, 'order.sample', {})  # NTF101 order.sample
    NAMED.audit(ctx, 'order.audit', {})  # NTF101 order.audit
    NAMED.critical(ctx, 'order.critical', {}, retry=1)  # NTF101 order.critical
