import oslo_messaging
class Topics(list):
    def __getattr__(self, name):
        for each in self:
            if each.startswith(name):
                return each
        raise AttributeError(name)
def tell():
    topics = Topics()
    topics.append('order.placed')
    topics.extend(['parcel.sent'])
    for topic in topics:
        oslo_messaging.Notifier(None).info({}, topic, {})  #! order.placed parcel.sent
    oslo_messaging.Notifier(None).info({}, topics.parcel, {})  #! parcel.sent
    oslo_messaging.Notifier(None).info({}, topics.pop(0), {})  #! order.placed

# run: tell()
