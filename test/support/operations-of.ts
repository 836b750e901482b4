interface Schema {
  type?: string;
  $ref?: string;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
}

export interface OpenApi {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: { in: string; name: string }[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      }
    >
  >;
  components: { schemas: Record<string, Schema> };
}

/** One method of one path, with the fields of its JSON body and the names of its query parameters. */
export interface Operation {
  method: string;
  path: string;
  properties: Record<string, Schema>;
  query: string[];
}

function resolve(document: OpenApi, schema: Schema | undefined): Schema {
  if (schema?.$ref) return resolve(document, document.components.schemas[schema.$ref.split('/').pop()!]);
  if (schema?.allOf?.length === 1) return resolve(document, schema.allOf[0]);
  return schema ?? {};
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
      const body = resolve(document, requestBody?.content['application/json']?.schema);
      const properties = Object.entries(body.properties ?? {}).map(([name, schema]) => [
        name,
        resolve(document, schema),
      ]);
      return {
        method: method.toUpperCase(),
        path,
        properties: Object.fromEntries(properties) as Record<string, Schema>,
        query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      };
    }),
  );
}
