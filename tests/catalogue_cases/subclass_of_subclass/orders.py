from subclass_of_subclass import service


def make(topic, level='warn'):
    return service.ExpressNotification(topic=topic, level=level, host='h', payload=service.OrderPayload())


def create(context):
    note = make('express.create')
    note.emit(context)
