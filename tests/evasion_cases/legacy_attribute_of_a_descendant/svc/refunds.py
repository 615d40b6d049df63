from svc import rpc


class Sends:
    @classmethod
    def area(cls):
        return cls.AREA

    def send(self, context):
        rpc.get_notifier('o').info(context, self.area() + '.x', {})


class Refund(Sends):
    AREA = 'order'


def refund(context):
    Refund().send(context)
