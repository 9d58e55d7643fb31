// Stands for your own session: replace it with what your application knows its users by.

/** Says who is asking, or that nobody is. An id gives each user a quota of their own. */
export function authorize(request: Request): { id: string } | false {
  const [, user] = /(?:^|;\s*)session=user-(\w+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return user ? { id: user } : false;
}
