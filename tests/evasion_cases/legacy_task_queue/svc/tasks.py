import celery

from svc import rpc

app = celery.Celery('svc')


@app.task
def tell(event):
    rpc.get_notifier('o').info({}, event, {})
