from registries_elsewhere.registry import N, add_class, add_topic, named, register
from registries_elsewhere.registry import register as noted

add_topic('mail')
add_topic('sms')


@register
def first(what):
    N.info(None, f'first.{what}', {})


@named('second')
def second(what):
    N.info(None, 'second.' + what, {})


@add_class
class Third:
    topic = 'third'

    def tell(self, what):
        N.info(None, f'{self.topic}.{what}', {})


class Group:
    @staticmethod
    @noted
    def fourth(what):
        N.info(None, 'fourth.' + what, {})
