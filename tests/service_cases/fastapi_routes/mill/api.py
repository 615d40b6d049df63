import asyncio
import threading
from functools import partial

from fastapi import APIRouter, BackgroundTasks, Depends

from mill.bus import Bus, get_bus
from mill.events import EvA, EvB, EvC, EvD, EvF, EvG, Roll

router = APIRouter()


@router.post("/refund")
def refund(bus: Bus = Depends(get_bus)):
    bus.publish("t", Roll(refund=1))  # sends 'roll.refunded'


@router.post("/a")
def in_thread(bus: Bus):
    threading.Thread(target=bus.publish, args=("t", EvA())).start()  # sends 'ev.a'


@router.post("/b")
def in_background(tasks: BackgroundTasks, bus: Bus):
    tasks.add_task(bus.publish, "t", EvB())  # sends 'ev.b'


@router.post("/c")
async def to_thread(bus: Bus):
    await asyncio.to_thread(bus.publish, "t", EvC())  # sends 'ev.c'


@router.post("/d")
async def soon(bus: Bus):
    asyncio.get_running_loop().call_soon(bus.publish, "t", EvD())  # sends 'ev.d'


@router.post("/f")
async def kept():
    pub = partial(get_bus().publish, "t")
    pub(EvF())  # sends 'ev.f'


def pub(topic, event, bus: Bus = Depends(get_bus)):
    bus.publish(topic, event)


@router.post("/g")
async def plain(tasks: BackgroundTasks):
    tasks.add_task(pub, "t", EvG())  # sends 'ev.g'
