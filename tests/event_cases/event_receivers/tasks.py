from celery import shared_task

from elsewhere import app


@app.task(name='task.stamped', bind=True)
def stamped(self):
    pass


@shared_task
def bare():
    pass
