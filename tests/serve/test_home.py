from fastapi.testclient import TestClient

from onrecord.record import Record


def test_home_tells_how_much_is_on_record(client: TestClient, record: Record) -> None:
    counts = record.counts()
    shown = client.get("/", headers={"accept": "text/html"}).text
    assert f"{counts.quotations} quotations in {counts.documents} articles" in shown
