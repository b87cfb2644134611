"""The person's own entry."""

from django import forms

from accounts.users.models import User


class ProfileForm(forms.ModelForm):
    """Name and language; the address is changed by the administration."""

    class Meta:
        model = User
        fields = ["full_name", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "tn-eingabe"
