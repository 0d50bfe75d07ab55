"""Unit tests cannot reach the network."""

import socket

import pytest
from pytest_socket import SocketBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_socket_is_refused():
    with pytest.raises(SocketBlockedError):
        socket.create_connection(("192.0.2.1", 9), timeout=0.1)
