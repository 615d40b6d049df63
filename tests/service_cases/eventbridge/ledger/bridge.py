import json
import os

import boto3

events = boto3.client("events")
BUS = os.environ.get("BUS", "default")


def entry(kind, detail):
    return {
        "Source": "ledger",
        "DetailType": kind,
        "Detail": json.dumps(detail),
        "EventBusName": BUS,
    }


def post(entries):
    response = events.put_events(Entries=entries)
    if response["FailedEntryCount"]:
        raise RuntimeError(response)
