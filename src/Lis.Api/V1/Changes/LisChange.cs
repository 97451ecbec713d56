using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Lis.Domain;
using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.Storage.Commits;
using Lis.Storage.Tables;

namespace Lis.Api.V1.Changes;

/// <summary>A write over OData: every row is stamped and owned before it is stored, audited and, when it goes, buried afterwards.</summary>
sealed class LisChange(WriteTransaction write, WriteRights rights, RuleBook rules) : ChangeTransaction
{
    const string Visibility = nameof(Indicator.Visibility);

    bool isDisposed;

    /// <summary>The transaction as the rest of the service knows it.</summary>
    public WriteTransaction Write => write;

    /// <summary>How many rows were stored, changed or removed so far.</summary>
    public int RowsStored { get; private set; }

    /// <inheritdoc />
    public override DbTransaction Transaction => write.Transaction;

    /// <inheritdoc />
    public override void Prepare(RowChange change) => rules.Prepare(change);

    /// <inheritdoc />
    public override void Check(RowChange change)
    {
        if (change.Kind != ChangeKind.Delete)
        {
            rules.Check(change);
            DayOrder.Check(change);
        }
    }

    /// <inheritdoc />
    public override async ValueTask BeforeAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken)
    {
        await Ownership.ApplyAsync(change, rows, rights, cancellationToken);
        await rules.BeforeAsync(change, new RuleContext(rows, write, rights, cancellationToken));
        if (change.Kind != ChangeKind.Delete)
        {
            Stamp(change);
        }
    }

    /// <inheritdoc />
    public override async ValueTask<ImmutableArray<object?>?> StoreAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken) =>
        change.Set.Name == WriteRights.ObservationSet ? await ObservationStore.StoreAsync(change, write, cancellationToken) : null;

    /// <inheritdoc />
    public override async ValueTask AfterAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken)
    {
        var owner = change[WriteRights.Owner] as string;
        RowsStored++;
        write.Touch(change.Set.Name, owner);
        if (change.Before is { } before && before[WriteRights.Owner] as string != owner)
        {
            write.TouchEverything();
        }

        await write.AuditAsync(
            new AuditEntry
            {
                Actor = rights.Actor,
                Action = change.Kind.ToString(),
                EntitySet = change.Set.Name,
                EntityKey = change.KeyText,
                Changes = AuditText.Of(change),
                MunicipalityCode = owner,
            },
            cancellationToken);
        if (change.Kind == ChangeKind.Delete && change.Set.Name != WriteRights.ObservationSet)
        {
            var isConfidential = change.Type.FindProperty(Visibility) is not null
                && change.Before?[Visibility] is (long)IndicatorVisibility.Confidential;
            await write.BuryAsync(change.Set.Name, change.KeyText, owner, isConfidential, cancellationToken);
        }

        await rules.AfterAsync(change, new RuleContext(rows, write, rights, cancellationToken));
    }

    /// <inheritdoc />
    public override bool MayTouch(StoredRow row) =>
        row.Type.FindProperty(WriteRights.Owner) is null ? rights.OwnsShared : rights.Owns(row[WriteRights.Owner] as string);

    /// <inheritdoc />
    public override async ValueTask<KeptAnswer?> FindAsync(string name, byte[] hash, CancellationToken cancellationToken)
    {
        var kept = await RequestKeys.FindAsync(write, rights.RequestScope, Checked(name), cancellationToken);
        return kept is null ? null
            : kept.Fingerprint == Convert.ToHexString(hash) ? new KeptAnswer(kept.Url, kept.ChangeNo)
            : throw new FaultException(
                FaultCode.RuleViolation, "This Idempotency-Key was used within the last day for another request; take a new one.", "Idempotency-Key");
    }

    /// <inheritdoc />
    public override async ValueTask KeepAsync(string name, byte[] hash, KeptAnswer answer, CancellationToken cancellationToken) =>
        await RequestKeys.KeepAsync(
            write,
            new RequestKey { Caller = rights.RequestScope, Key = name, Fingerprint = Convert.ToHexString(hash), Url = answer.Address },
            cancellationToken);

    /// <inheritdoc />
    public override void Describe(IHeaderDictionary headers, KeptAnswer? kept) =>
        headers["Lis-Change"] = (kept?.Change ?? write.Stamp.ChangeNo).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override async ValueTask CommitAsync(CancellationToken cancellationToken) => await write.CommitAsync(cancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            await write.DisposeAsync();
        }
    }

    void Stamp(RowChange change)
    {
        var type = change.Type;
        if (type.VersionProperty is { } version)
        {
            change.Assign(version.Name, write.Stamp.ChangeNo);
        }

        if (change.Set.Name == WriteRights.ObservationSet)
        {
            return;
        }

        Assign("UpdatedAt", true);
        Assign("CreatedAt", change.Kind == ChangeKind.Insert);
        Assign("RecordedAt", change.Kind == ChangeKind.Insert);

        void Assign(string name, bool isWanted)
        {
            if (isWanted && type.FindProperty(name) is { Source: ColumnSource })
            {
                change.Assign(name, write.Stamp.At);
            }
        }
    }

    static string Checked(string name) => name.Length <= 200
        ? name
        : throw new FaultException(FaultCode.InvalidValue, "An Idempotency-Key has at most 200 characters.", "Idempotency-Key");
}
