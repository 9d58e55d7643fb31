// Stands in for your own session: replace it with however your application identifies its users.

/** Says who is asking, or `false` for nobody. An id gives each user their own quota. */
export function authorize(request: Request): { id: string } | false {
  const [, user] = /(?:^|;\s*)session=user-(\w+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return user ? { id: user } : false;
}
