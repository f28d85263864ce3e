"""What is answered before anything else looks at a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from youcheng.web.views import health

HEALTH = "/healthz"


class HealthFirst:
    """Answers supervisors and load balancers, which ask by address, without https, and are not to be sent elsewhere.

    Stands before the checks of host name and https, and needs neither: the answer says nothing of the installation.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health(request) if request.path_info == HEALTH else self.get_response(request)
