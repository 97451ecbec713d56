using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Lis.Conformance.Malformed;

/// <summary>Sends all requests of a run over a few connections, several at a time on each, and keeps the complaints.</summary>
sealed class MalformedRun(MalformedRequests requests, EndPoint server, int count, CancellationToken cancellation)
{
    const int Connections = 6;
    const int Depth = 16;

    readonly ConcurrentBag<string> failures = [];
    readonly ConcurrentDictionary<int, int> statuses = new();
    readonly ConcurrentDictionary<string, int> kinds = new(StringComparer.Ordinal);
    int next;

    /// <summary>What is wrong with answers, each with its request.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>How many answers were refusals.</summary>
    public int Refused => statuses.Where(pair => pair.Key >= 400).Sum(pair => pair.Value);

    /// <summary>How many requests of each kind were answered.</summary>
    public IReadOnlyDictionary<string, int> Kinds => kinds;

    /// <summary>Answers by status code.</summary>
    public string Counts => string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));

    public Task SendAllAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(WorkAsync, cancellation)));

    async Task WorkAsync()
    {
        PipelinedConnection? connection = null;
        try
        {
            while (Take() is { Count: > 0 } batch && failures.Count < 200)
            {
                for (var (answered, lost) = (0, 0); answered < batch.Count;)
                {
                    if (connection is not { IsClosed: false })
                    {
                        connection?.Dispose();
                        connection = await PipelinedConnection.OpenAsync(server, cancellation);
                    }

                    var group = NextGroup(batch, answered);
                    var answers = await connection.SendAsync(group, cancellation);
                    lost = answers.Count > 0 ? 0 : lost + 1;
                    answered += Judge(group, answers, isLast: lost > 1);
                }
            }
        }
        catch (TimeoutException hanging)
        {
            failures.Add(hanging.Message);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>How many requests are done with. One that the connection ended before is sent again once, since what came before it may have been to blame.</summary>
    int Judge(IReadOnlyList<RawRequest> group, IReadOnlyList<RawAnswer> answers, bool isLast)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            statuses.AddOrUpdate(answers[i].Status, 1, (_, before) => before + 1);
            kinds.AddOrUpdate(group[i].Kind, 1, (_, before) => before + 1);
            if (ComplaintOf(group[i], answers[i]) is { } complaint)
            {
                failures.Add($"{complaint}\n{group[i]}\n-> {answers[i]}\n");
            }
        }

        if (answers.Count == 0 && isLast)
        {
            failures.Add($"the connection was closed without an answer\n{group[0]}\n");
            return 1;
        }

        return answers.Count;
    }

    static string? ComplaintOf(RawRequest request, RawAnswer answer)
    {
        try
        {
            return AnswerJudge.Complaint(request, answer);
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException)
        {
            return $"it cannot be read: {broken.Message}";
        }
    }

    /// <summary>From one request on, as far as the server will read on; what may end the connection goes alone.</summary>
    static List<RawRequest> NextGroup(List<RawRequest> batch, int from)
    {
        var end = batch.FindIndex(from, request => request.EndsConnection);
        return batch.GetRange(from, end < 0 ? batch.Count - from : Math.Max(end - from, 1));
    }

    List<RawRequest> Take()
    {
        var first = Interlocked.Add(ref next, Depth) - Depth;
        return [.. Enumerable.Range(first, Math.Clamp(count - first, 0, Depth)).Select(requests.Make)];
    }
}
