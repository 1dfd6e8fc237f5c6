/** `config/text.py`, the same in every project that has it. */
export const textSource = `"""Text that stays text."""

from django.utils.html import escape


class PlainText(str):
    """A help text that forms show as it is: Django takes other ones for HTML."""

    def __str__(self):
        return self

    def __html__(self):
        return escape(str.__str__(self))
`;
