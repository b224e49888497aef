/** The `modules` object: the parts of datetime, pytz, re and itertools that dbt lets templates use. */
import { namespaceObject } from '../namespace-object.ts';
import { datetimeModule, pytzModule } from './datetime/module.ts';
import { itertoolsModule } from './itertools.ts';
import { reModule } from './regular-expression/module.ts';

export const modules = namespaceObject('modules', {
  datetime: datetimeModule,
  pytz: pytzModule,
  re: reModule,
  itertools: itertoolsModule,
});
