using Lis.ReferenceService;

await using var reference = await ReferenceHost.StartAsync(args);
await reference.Application.WaitForShutdownAsync();
