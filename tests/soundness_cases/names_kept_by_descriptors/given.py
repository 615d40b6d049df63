import oslo_messaging

N = oslo_messaging.Notifier(None)


class Field:
    def __set_name__(self, owner, name):
        self.name = name

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = [key for key, value in namespace.items() if isinstance(value, Field)]
        cls.table = name.lower() + 's'
        return cls


class Model(metaclass=Meta):
    def __init__(self, **values):
        for name in self.fields:
            setattr(self, name, values.get(name))

    def save(self):
        for name in self.fields:
            N.info({}, f'{self.table}.{name}.saved', {})  #! users.name.saved users.email.saved


class User(Model):
    name = Field()
    email = Field()


def go():
    user = User(name='x', email='y')
    user.name = 'z'
    user.save()

# run: go()
