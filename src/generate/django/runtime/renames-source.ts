/** `config/renames.py`; `tables` are the two dictionaries of what was renamed. */
export const renamesSource = (tables: string): string => `"""What was renamed, for makemigrations and migrate.

Django takes a new name for a new thing unless somebody says otherwise. Once a rename has
been migrated, its entry here changes nothing.
"""

from django.db.migrations.autodetector import MigrationAutodetector

${tables}


class RenamingAutodetector(MigrationAutodetector):
    def __init__(self, from_state, to_state, questioner=None):
        super().__init__(from_state, to_state, questioner)
        self.ask_rename = self.questioner.ask_rename
        self.ask_rename_model = self.questioner.ask_rename_model
        self.questioner.ask_rename = self.is_renamed_field
        self.questioner.ask_rename_model = self.is_renamed_model

    def only_relation_agnostic_fields(self, fields):
        # All models count as alike here: is_renamed_model compares them.
        return []

    def is_renamed_model(self, old, new):
        name = RENAMED_MODELS.get((new.app_label, new.name_lower))
        if (new.app_label, name) in self.old_model_keys - self.new_model_keys:
            return name == old.name_lower
        compare = super().only_relation_agnostic_fields
        if compare(old.fields) != compare(new.fields):
            return False
        return self.ask_rename_model(old, new)

    def is_renamed_field(self, model_name, old_name, new_name, field):
        for key, name in RENAMED_FIELDS.items():
            app_label, *rest = key
            state = self.to_state.models.get((app_label, model_name))
            if rest != [model_name, new_name] or state is None:
                continue
            # A field of a migration's state does not know its app.
            is_this = state.get_field(new_name) is field
            if is_this and self.is_missing(app_label, model_name, name):
                return name == old_name
        return self.ask_rename(model_name, old_name, new_name, field)

    def is_missing(self, *key):
        return key in self.old_field_keys - self.new_field_keys

    def create_renamed_fields(self):
        super().create_renamed_fields()
        for key, old_name in RENAMED_FIELDS.items():
            app_label, model_name, new_name = key
            is_new = key in self.new_field_keys - self.old_field_keys
            is_missing = self.is_missing(app_label, model_name, old_name)
            if not (is_new and is_missing) or key in self.renamed_fields:
                continue
            field = self.to_state.models[app_label, model_name].get_field(new_name)
            model = (app_label, model_name)
            old_model_name = self.renamed_models.get(model, model_name)
            old_state = self.from_state.models[app_label, old_model_name]
            if field.many_to_many != old_state.get_field(old_name).many_to_many:
                continue
            # The field has changed in other ways too. A column's name that is like no
            # other makes Django alter the field before it renames it.
            old = (*model, object(), old_name)
            self.renamed_operations.append((*old, *model, field, new_name))
            self.renamed_fields[key] = old_name
`;
