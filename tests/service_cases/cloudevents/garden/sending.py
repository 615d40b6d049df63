import requests
from cloudevents.conversion import to_structured
from cloudevents.http import CloudEvent

SOURCE = "https://garden.example/beds"


def attributes(kind):
    return {"type": f"example.garden.{kind}", "source": SOURCE}


def send(event):
    headers, body = to_structured(event)
    requests.post("https://sink.example", headers=headers, data=body)


def plant(name):
    send(CloudEvent({"type": "example.garden.planted", "source": SOURCE}, {"name": name}))  # sends 'example.garden.planted'


def harvest(name, weight):
    event = CloudEvent(attributes("harvested"), {"name": name})  # sends 'example.garden.harvested'
    event["subject"] = weight
    send(event)


def water(bed, is_dry):
    kind = {True: "soaked", False: "sprinkled"}[is_dry]
    send(CloudEvent(attributes=attributes(kind), data={}))  # sends 'example.garden.soaked' 'example.garden.sprinkled'
