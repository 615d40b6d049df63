from celery import shared_task

from post.app import app


@app.task(name="post.parcel.weigh", bind=True)
def weigh(self, parcel):
    return parcel


@shared_task(name="post.parcel.stamp")
def stamp(parcel):
    return parcel
