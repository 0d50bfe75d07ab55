"""Django settings. Everything a site may change comes from the environment (see `env`)."""

from istc.config.settings.apps import *
from istc.config.settings.database import *
from istc.config.settings.locale import *
from istc.config.settings.logs import *
from istc.config.settings.mail import *
from istc.config.settings.security import *
from istc.config.settings.sign_in import *
from istc.config.settings.web import *
from istc.config.settings.work import *
