import abc

from svc import rpc


class Sends(abc.ABC):
    @property
    @abc.abstractmethod
    def topic(self): ...

    @classmethod
    def area(cls):
        return cls.AREA

    @staticmethod
    def join(*parts):
        return '.'.join(filter(None, parts))

    def send(self, context, *rest):
        rpc.get_notifier('o').info(context, self.join(self.area(), self.topic, *rest), {})


class Refund(Sends):
    AREA = 'order'
    topic = 'refund'


class Late(Refund):
    @property
    def topic(self):
        return super().topic + '.late' if hasattr(super(), 'topic') else 'late'


def refund(context):
    Refund().send(context)
    Refund().send(context, 'twice')
    Late().send(context)
