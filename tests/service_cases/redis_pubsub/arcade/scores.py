import json

import redis

connection = redis.Redis(host="redis")
CHANNEL = "arcade"


def publish(event, **fields):
    connection.publish(CHANNEL, json.dumps({"event": event, **fields}))


def won(player, score):
    publish("game.won", player=player, score=score)  # sends 'game.won'


def lost(player):
    publish(event="game.lost", player=player)  # sends 'game.lost'


def pipeline(players):
    with redis.Redis() as client:
        for player in players:
            client.publish(CHANNEL, json.dumps(dict(event="game.joined", player=player)))  # sends 'game.joined'
            client.set(player, "joined")
