from faststream import FastStream
from faststream.kafka import KafkaBroker
from pydantic import BaseModel

broker = KafkaBroker("kafka:9092")
app = FastStream(broker)


class Dish(BaseModel):
    name: str


@broker.subscriber("kitchen.ordered")
@broker.publisher("kitchen.cooked")  # sends 'kitchen.cooked'
async def cook(dish: Dish) -> Dish:
    return dish


@app.after_startup
async def open_kitchen():
    await broker.publish("open", "kitchen.state")  # sends 'kitchen.state'


washed = broker.publisher("kitchen.washed")  # sends 'kitchen.washed'


async def wash(plates):
    await broker.publish(Dish(name="plate"), topic="kitchen.dishes")  # sends 'kitchen.dishes'
