import socketio

sio = socketio.AsyncServer(async_mode="asgi")
app = socketio.ASGIApp(sio)


@sio.event
async def connect(sid, environ):
    await sio.emit("player_joined", {"sid": sid})  # sends 'player_joined'


@sio.on("move")
async def move(sid, data):
    await broadcast("moved", data, room=data["board"])  # sends 'board_moved'
    if data.get("mate"):
        await broadcast("mate", data, room=data["board"])  # sends 'board_mate'


async def broadcast(what, data, room):
    await sio.emit(f"board_{what}", data, room=room)
