import oslo_messaging

N = oslo_messaging.Notifier(None)


class Field:
    def __init__(self, kind):
        self.kind = kind


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        fields = {key: each for key, each in namespace.items() if isinstance(each, Field)}
        rest = {key: each for key, each in namespace.items() if key not in fields}
        rest['fields'] = fields
        return super().__new__(mcs, name, bases, rest)


class Model(metaclass=Meta):
    def save(self, ctx):
        for name, field in self.fields.items():
            N.info(ctx, f'{name}.{field.kind}', {})  #! age.number email.text


class User(Model):
    age = Field('number')
    email = Field('text')

# run: User().save(ctx)
