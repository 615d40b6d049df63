from oslo_config import cfg
from oslo_messaging import notify

CONF = cfg.CONF


class Agent:
    def __init__(self, transport, db):
        self._out = notify.Notifier(transport, driver='messagingv2', topics=CONF.topics)
        self._db = db

    def run(self, context):
        for parcel in self._db.lost():
            self._out.warn(context, 'order.lost', parcel)
