"""Makes Django run our system checks."""

from django.apps import AppConfig
from django.core import checks as registry

from istc.config import checks


class ConfigConfig(AppConfig):
    name = "istc.config"
    verbose_name = "系统配置"

    def ready(self) -> None:
        registry.register(checks.captcha_is_on, registry.Tags.security, deploy=True)
        registry.register(checks.database_is_served, registry.Tags.security, deploy=True)
