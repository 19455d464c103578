import time, random, json, pytest, statistics
from tests.conftest import *
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.tasks import carry_out
from walkwith.demo.meetings import *
import walkwith.demo.meetings as dm
from walkwith.directory.models import *
from walkwith.directory.near import *
from walkwith.directory.places import *
from walkwith.directory.queries import meetings_near
from walkwith.foundation.actor import acting_as
from django.db import connection
from django.test.utils import CaptureQueriesContext

@pytest.mark.parametrize('dense',[False, True])
def test_perf(cast, dense, tmp_path):
    import zipcodes
    spots=[dm._spot(r) for r in zipcodes.list_all() if r["zip_code_type"]=="STANDARD" and r["lat"] and r["timezone"]]
    if dense: spots=[s for s in spots if s.state in("PA",)]
    f=tmp_path/'f.json'
    write_feed(f, made_meetings(random.Random(1), spots, 200000, updated="2026-03-01 12:00:00"))
    run=ask_for_import(actor=cast.pat, source_name='Big', fellowship='AA', later=False)
    t=time.time()
    with f.open('rb') as file: run=carry_out(actor=cast.pat, run_id=run.pk, file=file)
    print('import',round(time.time()-t,1))
    with connection.cursor() as c: c.execute("ANALYZE directory_slot, directory_meeting")
    place=find_place('15201')
    with acting_as(cast.rosa):
      for name,w in {'week':{}, 'now':{'when':'now'},'today ev women':{'when':'today','part':'evening','features':('women','step_free')},'week evening':{'part':'evening'},'in person':{'online':False},'online':{'in_person':False}, 'rare':{'features':('women','spanish','child_care')}, 'text':{'text':'hope'}}.items():
        ts=[];dbs=[]
        for i in range(12):
            with CaptureQueriesContext(connection) as q:
                t=time.perf_counter(); found=meetings_near(actor=cast.rosa, wish=Wish(place=place,most=12,**w)); ts.append(time.perf_counter()-t)
            dbs.append([float(x['time']) for x in q])
        print(name, len(found.results), found.kilometers, 'total ms',round(statistics.median(ts)*1000,1),'db',[round(statistics.median(d)*1000) for d in zip(*dbs)], len(q))
      for st in [x['sql'] for x in q if 'way.kilometers' in x['sql']][:1]:
        with connection.cursor() as c:
            c.execute('EXPLAIN (ANALYZE, BUFFERS) '+st); print('\n'.join(r[0] for r in c.fetchall())[:3500])
