import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = (('pet', 'add'), ('pet', 'remove'), ('store', 'order'))


def _make(resource, action):
    def function(ctx, **body):
        N.info(ctx, '%(resource)s.%(action)s' % {'resource': resource, 'action': action}, body)

    function.__name__ = f'{action}_{resource}'
    return function


for _resource, _action in EVENTS:
    globals()[f'{_action}_{_resource}'] = _make(_resource, _action)  #! pet.add pet.remove store.order


def go(ctx):
    add_pet(ctx)  # noqa: F821
    remove_pet(ctx)  # noqa: F821
    order_store(ctx, number=2)  # noqa: F821

# later: go({})
