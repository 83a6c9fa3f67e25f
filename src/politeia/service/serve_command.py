"""`politeia live serve`: a body over the web, for accounts that act in it and programs that ask it."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  politeia live serve society.db
  politeia live serve society.db --listen 0.0.0.0 --host society.example.org --https
  politeia live serve postgresql://localhost/senate --accounts senate.accounts

The first time, whoever keeps the record gets an invitation with which they set a password, and invites everybody else.
Other machines reach it only with --listen; put a web server with HTTPS before it then, and say --https. Stop it with Control-C.
"""


@click.command("serve", epilog=EPILOG)
@click.argument("body")
@click.option("--port", default=8100, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--listen", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--host", "hosts", multiple=True, metavar="NAME", help="A name by which browsers reach it.")
@click.option("--https", "secure", is_flag=True, help="It is reached by HTTPS: cookies are sent by no other way.")
@click.option(
    "--behind", default="", metavar="ADDRESS", help="The web server before it, whose word on addresses counts."
)
@click.option("--accounts", type=click.Path(dir_okay=False, path_type=Path), help="The file of the accounts.")
def command(
    body: str, port: int, listen: str, hosts: tuple[str, ...], secure: bool, behind: str, accounts: Path | None
) -> int:
    """Serve BODY over the web: sign in, see what you may do, do it, vote, read the history."""
    from politeia.diagnostics.model import failure
    from politeia.web.listening import listening, serve

    try:
        from uvicorn import Config

        from politeia.service.admitting import House
        from politeia.service.application import application
        from politeia.service.desk import Desk
        from politeia.service.limiting import Limiter, Rates
        from politeia.service.opening import accounts_of, first_invitation, spare_the_collector
    except ImportError as missing:
        remedy = "Install them: pip install 'politeia[service]'."
        raise failure("X750", f"the service needs packages that are not here ({missing.name})", remedy=remedy) from None

    with listening(listen, port) as taken:
        desk = Desk(body)
        house = House(desk, accounts_of(body, accounts), Limiter(Rates()), secure)
        click.echo(f"{desk.seen.state.name} is at http://{listen}:{port}/ (stop it with Control-C).")
        invitation = first_invitation(house.accounts, desk.seen.state.registrar)
        if invitation:
            click.echo(f"{desk.seen.state.registrar} sets a password at /invitation?secret={invitation}")
        served = application(house, hosts)
        spare_the_collector()
        try:
            config = Config(
                served,
                log_level="warning",
                ws="none",
                timeout_keep_alive=10,
                server_header=False,
                proxy_headers=bool(behind),
                forwarded_allow_ips=behind or None,
            )
            serve(config, taken)
        finally:
            desk.close()
            house.accounts.close()
    return 0
