"""The product's addresses and one more."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from benchmarks._plain.views import PlainList
from youcheng.web.urls import urlpatterns as product

urlpatterns = [*i18n_patterns(path("plain/", PlainList.as_view())), *product]
