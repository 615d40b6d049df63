from azure.core.credentials import AzureKeyCredential
from azure.eventgrid import EventGridEvent, EventGridPublisherClient


def client():
    return EventGridPublisherClient("https://museum.example", AzureKeyCredential("key"))


def buy(picture):
    event = EventGridEvent(  # sends 'Museum.PictureBought'
        event_type="Museum.PictureBought", subject=picture, data={}, data_version="2"
    )
    client().send(event)


def hang(pictures, room):
    moved = [
        EventGridEvent(  # sends 'Museum.PictureMoved'
            event_type="Museum.PictureMoved", subject=each, data=room, data_version="1"
        )
        for each in pictures
    ]
    client().send(moved)


def restore(picture, event_type):
    event = EventGridEvent(subject=picture, event_type=event_type, data={}, data_version="1")
    client().send([event])


def run(picture):
    restore(picture, "Museum.PictureRestored")  # sends 'Museum.PictureRestored'
