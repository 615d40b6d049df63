import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, event_type, repository):
    N.info(ctx, 'told.' + event_type, {'all': repository})


class Repository:
    def __init__(self, database):
        self._templates = {}
        self._all = []
        self.equivalents = dict(database.equivalents())
        self.by_relation = collections.defaultdict(list)
        self.by_entity = collections.defaultdict(list)
        for template in database.templates():
            self._add_template(template)

    @property
    def templates(self):
        return self._templates

    def _add_template(self, template):
        self.templates[template.key] = template
        for scenario in template.scenarios:
            for each in self._expanded(scenario):
                self._add_scenario(each)

    def _expanded(self, scenario):
        scenarios = [scenario]
        for symbol, entity in scenario.entities.items():
            key = frozenset(entity.properties.items())
            if key not in self.equivalents:
                continue
            scenarios = self._expanded_on(scenarios, symbol, self.equivalents[key] - {key})
        return scenarios

    @staticmethod
    def _expanded_on(scenarios, symbol, keys):
        found = list(scenarios)
        for key in keys:
            for scenario in scenarios:
                found.append(scenario.like(symbol, key))
        return found

    def _add_scenario(self, scenario):
        for entity in scenario.entities.values():
            self.by_entity[frozenset(entity.properties.items())].append((entity, scenario))
        for relation in scenario.relations.values():
            self.by_relation[self._key(relation)].append((relation, scenario))
        self._all.append(scenario)

    @staticmethod
    def _key(relation):
        try:
            source = frozenset(relation.source.items())
            target = frozenset(relation.target.items())
        except Exception as error:
            print('no key', relation)
            raise error
        return (source, target)


def run(ctx, database):
    repository = Repository(database)
    tell(ctx, 'order.made', repository.templates)  #! told.order.made


# run: run(ctx, ns(equivalents=dict, templates=list))
