"""Forms of tasks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.network.models import Task
from coordination.network.selectors import colleagues
from desk.forms import KernForm, KernModelForm


class TaskForm(KernModelForm):
    """What is to be done by whom until when."""

    class Meta:
        model = Task
        fields = ["title", "due_on", "owner", "note"]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["owner"].queryset = colleagues(user)
        if self.instance.owner_id is None:
            self.fields["owner"].initial = user.pk
        self.fields["note"].widget.attrs["rows"] = 4


class BulkTaskForm(KernForm):
    """One task for each of the chosen rows."""

    title = forms.CharField(label=_("Was ist zu tun?"), max_length=200)
    due_on = forms.DateField(label=_("fällig am"), required=False)
    owner: forms.ModelChoiceField = forms.ModelChoiceField(label=_("zuständig"), queryset=None)

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["owner"].queryset = colleagues(user)
        self.fields["owner"].initial = user.pk
